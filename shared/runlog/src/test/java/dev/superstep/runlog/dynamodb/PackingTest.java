package dev.superstep.runlog.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.runlog.Samples;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PackingTest {
    private static final String PROSE = "Nobody had slept, and the \u201csea\u201d was as gray as the \uD83D\uDE80. ";

    private static Map<String, AttributeValue> item(String update) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("p", AttributeValue.fromS("workflow/run"));
        item.put("v", AttributeValue.fromN("1"));
        item.put("u", AttributeValue.fromS(update));
        return item;
    }

    @Test
    void an_item_of_one_unit_stays_text() {
        Map<String, AttributeValue> item = item("x".repeat(1_000));

        assertThat(Packing.pack(item)).isSameAs(item);
    }

    @Test
    void an_item_of_two_units_is_packed_and_says_so() {
        Map<String, AttributeValue> packed = Packing.pack(item(PROSE.repeat(25)));

        assertThat(packed).containsEntry("v", AttributeValue.fromN("2"));
        assertThat(Packing.text(packed.get("u").b())).isEqualTo(PROSE.repeat(25));
    }

    @Test
    void what_saves_no_unit_stays_text() {
        Map<String, AttributeValue> item = item(Samples.noise(1_100) + "!".repeat(900) + Samples.noise(90_000));

        assertThat(Packing.pack(item(Samples.noise(1_400)))).containsEntry("v", AttributeValue.fromN("1"));
        assertThat(Packing.pack(item)).containsEntry("v", AttributeValue.fromN("2"));
    }

    @Test
    void a_kilobyte_of_base64_fits_into_one_unit() {
        assertThat(Packing.pack(item(Samples.noise(1_024))).get("u").b().asByteArray())
                .hasSizeLessThan(850);
    }

    @Test
    void what_was_cut_or_is_no_packing_is_refused() {
        byte[] packed = Packing.pack(item(PROSE.repeat(25))).get("u").b().asByteArray();
        SdkBytes cut = SdkBytes.fromByteArray(Arrays.copyOf(packed, packed.length / 2));

        assertThatThrownBy(() -> Packing.text(cut)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Packing.text(SdkBytes.fromUtf8String("\0\0\0\7seven!!")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Packing.text(SdkBytes.fromUtf8String("{}")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Packing.text(SdkBytes.fromByteArray(new byte[] {-1, 0, 0, 0, 0})))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
