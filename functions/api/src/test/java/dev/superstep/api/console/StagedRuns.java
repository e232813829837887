package dev.superstep.api.console;

/** Rehearsals, and where the console shows runs. */
final class StagedRuns {
    private static final String WORKFLOW = "rehearsal";

    private StagedRuns() {}

    /** Starts a rehearsal of so many rounds, and waits for nothing. */
    static String rehearse(String piece, int rounds) {
        return Runs.start(WORKFLOW, input(piece, rounds));
    }

    /** A rehearsal of so many rounds that has ended. */
    static String rehearsed(String piece, int rounds) {
        return Runs.finish(WORKFLOW, input(piece, rounds));
    }

    private static String input(String piece, int rounds) {
        return "{\"piece\": \"" + piece.replace("\"", "\\\"") + "\", \"rounds\": " + rounds + "}";
    }

    /** Where the console shows a rehearsal. */
    static String place(String run) {
        return place(WORKFLOW, run);
    }

    /** Where the console shows a run. */
    static String place(String workflow, String run) {
        return "#/workflows/" + workflow + "/runs/" + run;
    }
}
