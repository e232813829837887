package dev.superstep.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDecodingTest {
    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, ISO-8859-1, grün",
        // Said wrong, but the document knows.
        "ISO-8859-1, UTF-8, <?xml version='1.0' encoding='ISO-8859-1'?>grün",
        "ISO-8859-1, no-such-set, <?xml version='1.0' encoding='ISO-8859-1'?>grün",
        "windows-1252, '', '<html><meta charset=windows-1252>„grün“'",
        "Shift_JIS, '', '<meta content=\"text/html; charset=Shift_JIS\">日本'",
        "UTF-8, US-ASCII, grün",
        "UTF-8, '', grün",
        "UTF-16, UTF-8, grün",
        "UTF-8, '', <?xml version='1.0' encoding='no such'?>grün"
    })
    void the_first_set_that_fits_is_taken(String really, String said, String text) {
        byte[] bytes = text.getBytes(Charset.forName(really));

        assertThat(TextDecoding.decode("x", bytes, Optional.of(said).filter(name -> !name.isEmpty())))
                .isEqualTo(text);
    }

    @Test
    void a_byte_order_mark_counts_most_and_is_no_text() {
        byte[] bytes = "\uFEFFgrün".getBytes(StandardCharsets.UTF_8);

        assertThat(TextDecoding.decode("x", bytes, Optional.of("ISO-8859-1"))).isEqualTo("grün");
    }

    @Test
    void bytes_that_are_no_text_are_refused_and_not_replaced() {
        assertThatThrownBy(() -> TextDecoding.decode("it", new byte[] {'a', (byte) 0xff}, Optional.of("US-ASCII")))
                .isInstanceOf(SourceException.class)
                .hasMessage("UNREADABLE_TEXT: it is no text in any of these: US-ASCII, UTF-8");
    }
}
