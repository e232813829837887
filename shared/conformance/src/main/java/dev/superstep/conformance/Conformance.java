package dev.superstep.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Tries the cases of a folder in several ways, many at a time. */
public final class Conformance {
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final List<Trial> trials;
    private final ExecutorService threads;

    private Conformance(List<Trial> trials, ExecutorService threads) {
        this.trials = trials;
        this.threads = threads;
    }

    /**
     * Tries every {@code *.json} of {@code folder} in every way of {@code trials}. A file that is no case, an engine that
     * fails and one that does not answer within five minutes are failures of the case.
     */
    public static Report run(Path folder, List<Trial> trials) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            return new Conformance(trials, threads).run(files(folder));
        } finally {
            threads.shutdownNow();
        }
    }

    private Report run(List<Path> files) {
        List<List<Future<List<String>>>> running = files.stream()
                .map(file -> trials.stream()
                        .map(trial -> threads.submit(() -> failures(file, trial)))
                        .toList())
                .toList();
        List<Report.Result> results = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            List<String> failures = running.get(i).stream()
                    .flatMap(Conformance::await)
                    .distinct()
                    .toList();
            results.add(new Report.Result(String.valueOf(files.get(i).getFileName()), failures));
        }
        return new Report(trials.stream().map(Trial::toString).toList(), results);
    }

    private static List<String> failures(Path file, Trial trial) throws Exception {
        try {
            Case tried = CaseReader.read(file);
            return Difference.between(tried.expected(), trial.outcome(tried)).stream()
                    .map(line -> trial + ": " + line)
                    .toList();
        } catch (UnreadableCaseException unreadable) {
            return List.of(String.valueOf(unreadable.getMessage()));
        }
    }

    private static Stream<String> await(Future<List<String>> running) {
        try {
            return running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).stream();
        } catch (ExecutionException e) {
            return Stream.of("the engine failed: " + e.getCause());
        } catch (TimeoutException e) {
            running.cancel(true);
            return Stream.of("no answer within " + PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while cases were tried", e);
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of(); // no case found, which the report says
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the cases of " + folder, e);
        }
    }
}
