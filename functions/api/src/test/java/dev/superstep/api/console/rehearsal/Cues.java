package dev.superstep.api.console.rehearsal;

import dev.superstep.graph.NodeException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** What the nodes of the {@link RehearsalWorkflow} wait for. */
public final class Cues {
    private static final int ANY_NUMBER = 1_000_000;
    private static final Map<String, Semaphore> HELD = new ConcurrentHashMap<>();
    private static final Set<String> FAILING = ConcurrentHashMap.newKeySet();

    private Cues() {}

    /** From now on, the node waits whenever it runs. */
    public static void hold(String node) {
        HELD.put(node, new Semaphore(0));
    }

    /** Whoever waits at the node goes on, or else the next who comes. */
    public static void go(String node) {
        held(node).release();
    }

    /** The next run of the node fails. */
    public static void failNext(String node) {
        FAILING.add(node);
    }

    /** Nobody waits any more. */
    public static void release() {
        HELD.values().forEach(held -> held.release(ANY_NUMBER));
        HELD.clear();
        FAILING.clear();
    }

    static void await(String node) {
        if (FAILING.remove(node)) {
            throw new NodeException(
                    "STAGE_FRIGHT", "<script>document.title = 'taken over'</script> nobody was at \"" + node + "\"");
        }
        try {
            if (HELD.containsKey(node)) {
                held(node).acquire();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("sent away", e);
        }
    }

    private static Semaphore held(String node) {
        return HELD.computeIfAbsent(node, unheld -> new Semaphore(ANY_NUMBER));
    }
}
