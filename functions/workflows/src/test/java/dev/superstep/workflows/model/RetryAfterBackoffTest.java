package dev.superstep.workflows.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryAfterBackoffTest {
    private final RetryAfterBackoff backoff = new RetryAfterBackoff();

    RetryAfterBackoffTest() {
        backoff.init(1_000);
    }

    @Test
    void a_delay_is_twice_the_one_before_it_and_ten_seconds_at_most() {
        Exception failure = new ModelUnavailableException("down", null);

        assertThat(backoff.nextDelayInMillis(failure)).isEqualTo(1_000);
        assertThat(backoff.nextDelayInMillis(failure)).isEqualTo(2_000);
        assertThat(backoff.nextDelayInMillis(failure)).isEqualTo(4_000);
        assertThat(backoff.nextDelayInMillis(failure)).isEqualTo(8_000);
        assertThat(backoff.nextDelayInMillis(new IllegalStateException())).isEqualTo(10_000);
    }

    @Test
    void what_the_server_asks_for_goes_first_but_not_beyond_ten_seconds() {
        assertThat(backoff.nextDelayInMillis(new ModelUnavailableException("busy", Duration.ofSeconds(7))))
                .isEqualTo(7_000);
        assertThat(backoff.nextDelayInMillis(new ModelUnavailableException("busy", Duration.ofSeconds(0))))
                .isZero();
        assertThat(backoff.nextDelayInMillis(new ModelUnavailableException("busy", Duration.ofHours(1))))
                .isEqualTo(10_000);
    }
}
