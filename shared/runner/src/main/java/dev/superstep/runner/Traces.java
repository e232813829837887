package dev.superstep.runner;

/**
 * Where something was thrown, as text: the class of each throwable and its first frames. Messages are left out, for they may
 * have values of the run in them that nobody is to see.
 */
final class Traces {
    private static final int FRAMES = 8;
    private static final int CAUSES = 3;

    private Traces() {}

    /** The trace of {@code thrown} and of its causes, a frame a line. */
    static String of(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Throwable one = thrown;
        for (int depth = 0; one != null && depth < CAUSES; depth++) {
            text.append(depth == 0 ? "" : "caused by ").append(one.getClass().getName());
            StackTraceElement[] frames = one.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append("\n  at ").append(frames[i]);
            }
            text.append(frames.length > FRAMES ? "\n  …\n" : "\n");
            one = one.getCause();
        }
        return text.toString().stripTrailing();
    }
}
