package dev.superstep.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest(name = "of 1 to {0} ms: {1}, {2}, {3}")
    @CsvSource({
        "1, 1, 1, 1",
        "2, 1, 2, 2",
        "3, 2, 3, 3",
        "4, 2, 4, 4",
        "19, 10, 19, 19",
        "20, 10, 19, 20",
        "99, 50, 95, 99",
        "100, 50, 95, 99",
        "101, 51, 96, 100",
        "1000, 500, 950, 990"
    })
    void percentiles_are_the_nearest_rank(int count, int p50, int p95, int p99) {
        Durations durations = new Durations();
        LongStream.rangeClosed(1, count)
                .boxed()
                .sorted((a, b) -> Long.compare(b, a))
                .forEach(ms -> durations.add(Duration.ofMillis(ms)));

        Timing timing = durations.timing();

        assertThat(timing.p50Time()).isEqualTo(p50 / 1e3);
        assertThat(timing.p95Time()).isEqualTo(p95 / 1e3);
        assertThat(timing.p99Time()).isEqualTo(p99 / 1e3);
    }

    @Test
    void a_percentile_is_the_least_value_that_so_many_do_not_exceed() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            Durations durations = new Durations();
            long[] values = random.longs(1 + random.nextInt(60), 0, 40).toArray();
            LongStream.of(values).forEach(value -> durations.add(Duration.ofSeconds(value)));
            double p95 = durations.timing().p95Time();
            long notAbove = LongStream.of(values).filter(value -> value <= p95).count();
            long below = LongStream.of(values).filter(value -> value < p95).count();
            assertThat(100 * notAbove).isGreaterThanOrEqualTo(95L * values.length);
            assertThat(100 * below).isLessThan(95L * values.length);
        }
    }

    @Test
    void of_nothing_all_is_zero() {
        assertThat(new Durations().timing()).isEqualTo(new Timing(0, 0, 0, 0, 0, 0, 0, 0));
    }
}
