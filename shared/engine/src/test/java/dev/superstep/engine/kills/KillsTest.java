package dev.superstep.engine.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of an engine under twenty concurrent runs loses and doubles nothing.
 *
 * <p>The moment of a kill is that of a number of commits, and up to a fifth of a second more: by time alone, engines on a slow
 * machine would die before they had done anything.
 *
 * <p>{@code -Dsuperstep.kills=50} says how often, {@code -Dsuperstep.seed=1} repeats the waits before the kills (not what
 * the machine does meanwhile).
 */
class KillsTest {
    private static final int KILLS = Integer.getInteger("superstep.kills", 3);
    private static final long SEED = Long.getLong("superstep.seed", System.nanoTime());
    private static final int EMBEDDED_KILLS = 5;
    private static final int LAST_RUNS = EngineProcess.CONCURRENT;
    private static final int KILLED = 128 + 9;

    private final Path logs = Path.of("target", "kills");
    private final Random random = new Random(SEED);
    private final Account account = new Account();

    @Test
    void kills_of_an_engine_lose_and_double_nothing() throws Exception {
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        try (Child database = new Child(logs("database.log"), said::add, DatabaseProcess.class)) {
            String endpoint = said.poll(120, TimeUnit.SECONDS);
            assertThat(endpoint).as("address of the database").startsWith("http://127.0.0.1:");
            kill(KILLS, endpoint);
            assertThat(database.isAlive())
                    .as("the database outlived the engines")
                    .isTrue();
            try (Table table = new Table(URI.create(endpoint))) {
                report("database of its own", KILLS, Audit.of(table.log(), account));
            }
        }
    }

    @Test
    void kills_of_an_engine_with_the_database_in_its_process_lose_and_double_nothing(@TempDir Path folder)
            throws Exception {
        assumeThat(KILLS).as("-Dsuperstep.kills, which is too few for this").isGreaterThanOrEqualTo(EMBEDDED_KILLS);
        kill(EMBEDDED_KILLS, folder.toString());
        try (DynamoDbLocal local = DynamoDbLocal.startAt(folder);
                Table table = new Table(local.endpoint())) {
            report("embedded database", EMBEDDED_KILLS, Audit.of(table.log(), account));
        }
    }

    /** Engines on {@code database}, killed one after the other; the last one is left to end what there is. */
    private void kill(int kills, String database) throws Exception {
        for (int generation = 1; generation <= kills; generation++) {
            int commits = random.nextInt(60);
            try (Engine engine = new Engine(database, generation, Integer.MAX_VALUE, commits)) {
                engine.awaitMoment();
                Thread.sleep(random.nextInt(200));
                assertThat(engine.process.kill())
                        .as("exit code of engine " + generation)
                        .isEqualTo(KILLED);
            }
        }
        try (Engine last = new Engine(database, kills + 1, LAST_RUNS, 0)) {
            assertThat(last.process.end(600)).as("exit code of the last engine").isZero();
        }
    }

    private void report(String what, int kills, Audit.Finding finding) throws IOException {
        String figures = "%s: %d kills, seed %d: %s".formatted(what, kills, SEED, finding.figures());
        System.out.println(figures);
        Files.writeString(logs("figures.txt"), figures + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertThat(finding.problems()).isEmpty();
    }

    private Path logs(String name) throws IOException {
        return Files.createDirectories(logs).resolve(name);
    }

    /** An engine whose notes go into the account. */
    private final class Engine implements AutoCloseable {
        private final CountDownLatch runs = new CountDownLatch(EngineProcess.CONCURRENT);
        private final CountDownLatch commits;
        private final Child process;

        Engine(String database, int generation, int most, int commits) throws IOException {
            this.commits = new CountDownLatch(commits);
            process = new Child(
                    logs("engine.log"), this::note, EngineProcess.class, database, "" + generation, "" + most);
        }

        /** Until all its runs are going, resumed ones among them, and it has committed as many tasks as it is to. */
        void awaitMoment() throws InterruptedException {
            for (CountDownLatch latch : List.of(runs, commits)) {
                for (int second = 0; !latch.await(1, TimeUnit.SECONDS); second++) {
                    assertThat(process.isAlive() && second < 120)
                            .as("an engine gets on with its work; see " + logs)
                            .isTrue();
                }
            }
        }

        private void note(String line) {
            Note note = Note.parse(line);
            account.add(note);
            switch (note) {
                case Note.Accepted accepted -> runs.countDown();
                case Note.Resumed resumed -> runs.countDown();
                case Note.Committed committed -> commits.countDown();
                case Note.Ended ended -> {}
                case Note.Trouble trouble -> {}
            }
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
