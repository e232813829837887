package dev.superstep.runlog.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsBytesTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, Long.MAX_VALUE})
    void metrics_come_back_as_they_were(long number) {
        int attempt = (int) Math.max(1, Math.min(number, Integer.MAX_VALUE));
        for (boolean cold : new boolean[] {true, false}) {
            Metrics metrics = new Metrics(
                    Instant.ofEpochMilli(Math.min(number, 253_402_300_799_999L)),
                    Duration.ofNanos(number / 1000 * 1000),
                    attempt,
                    cold,
                    number,
                    number,
                    number,
                    number);
            assertThat(MetricsBytes.decode(MetricsBytes.encode(metrics))).isEqualTo(metrics);
        }
    }

    @Test
    void usual_metrics_take_twenty_bytes() {
        assertThat(MetricsBytes.encode(Samples.METRICS)).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void what_is_cut_or_endless_is_refused() {
        byte[] whole = MetricsBytes.encode(Samples.METRICS);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> MetricsBytes.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] endless = new byte[40];
        Arrays.fill(endless, (byte) 0xff);
        assertThatThrownBy(() -> MetricsBytes.decode(endless)).isInstanceOf(IllegalArgumentException.class);
    }
}
