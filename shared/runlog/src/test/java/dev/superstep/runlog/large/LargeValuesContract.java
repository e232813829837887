package dev.superstep.runlog.large;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of large values does; run on each of them. Each test uses runs of its own. */
public abstract class LargeValuesContract {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** The store under test. */
    protected abstract LargeValues values();

    private static RunId fresh() {
        return new RunId("loop", "run-" + COUNTER.incrementAndGet());
    }

    private String put(RunId run, String json) {
        return put(run, json.getBytes(UTF_8));
    }

    private String put(RunId run, byte[] json) {
        String address = LargeValues.addressOf(json);
        values().put(run, address, json);
        return address;
    }

    @Test
    void a_value_comes_back_as_it_was_put() {
        RunId run = fresh();
        byte[] json = "{\"ключ\":\"значение 😀\",\"n\":1.0}".getBytes(UTF_8);

        String address = put(run, json);

        assertThat(values().get(run, address)).isEqualTo(json);
        assertThat(address).matches("[0-9a-f]{64}").isEqualTo(LargeValues.addressOf(json.clone()));
    }

    @Test
    void the_largest_value_is_taken() {
        RunId run = fresh();
        byte[] json = new byte[Math.toIntExact(RunLog.MAX_VALUE_BYTES)];
        Arrays.fill(json, (byte) '1');

        assertThat(values().get(run, put(run, json))).isEqualTo(json);
    }

    @Test
    void a_put_may_be_repeated() {
        RunId run = fresh();
        String address = put(run, "[1]");

        assertThat(put(run, "[1]")).isEqualTo(address);
        assertThat(values().get(run, address)).asString(UTF_8).isEqualTo("[1]");
    }

    @Test
    void racing_puts_of_one_value_all_succeed() throws InterruptedException, ExecutionException {
        RunId run = fresh();
        String json = "[" + "1,".repeat(100_000) + "1]";
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var put : IntStream.range(0, 16)
                    .mapToObj(i -> threads.submit(() -> put(run, json)))
                    .toList()) {
                assertThat(values().get(run, put.get())).asString(UTF_8).isEqualTo(json);
            }
        }
    }

    @Test
    void what_is_not_there_is_a_gap() {
        RunId run = fresh();
        String address = LargeValues.addressOf(new byte[0]);
        missing(run, address);

        put(run, "[1]");
        missing(run, address);
    }

    @Test
    void runs_share_nothing() {
        RunId run = fresh();
        String address = put(run, "[1]");

        missing(new RunId(run.workflow(), run.run() + "0"), address);
        missing(new RunId("other", run.run()), address);
        missing(new RunId(run.workflow(), run.run().toUpperCase(java.util.Locale.ROOT)), address);
    }

    @Test
    void a_run_is_erased_alone() {
        RunId run = fresh();
        RunId longer = new RunId(run.workflow(), run.run() + "-2");
        String address = put(run, "[1]");
        put(longer, "[1]");

        values().erase(run);

        missing(run, address);
        assertThat(values().get(longer, address)).asString(UTF_8).isEqualTo("[1]");
        put(run, "[1]");
        assertThat(values().get(run, address)).asString(UTF_8).isEqualTo("[1]");
    }

    @Test
    void erasing_takes_all_however_many_and_may_be_repeated() {
        RunId run = fresh();
        var addresses = IntStream.range(0, many())
                .mapToObj(i -> put(run, "[" + i + "]"))
                .toList();

        values().erase(run);

        assertThat(addresses).allSatisfy(address -> missing(run, address));
        assertThatCode(() -> values().erase(run)).doesNotThrowAnyException();
    }

    /** How many values are more than one page of them. */
    protected int many() {
        return 20;
    }

    @Test
    void any_name_of_a_run_is_taken() {
        RunId run = new RunId("é+(1)", "日本語 run.'@=!".replace(" ", "_"));

        assertThat(values().get(run, put(run, "[1]"))).asString(UTF_8).isEqualTo("[1]");
        values().erase(run);
        missing(run, LargeValues.addressOf("[1]".getBytes(UTF_8)));
    }

    private void missing(RunId run, String address) {
        assertThatExceptionOfType(RunLogException.class)
                .isThrownBy(() -> values().get(run, address))
                .withMessageContaining(run.text())
                .withMessageContaining(address)
                .satisfies(e -> assertThat(e.code()).isEqualTo(RunLogException.Code.LOG_GAP));
    }
}
