package dev.superstep.asl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects what is wrong, so that all of it can be told at once. */
final class Problems {
    private final List<AslProblem> found = new ArrayList<>();

    void add(AslProblem.Code code, String at, String what) {
        found.add(new AslProblem(code, at, what));
    }

    List<AslProblem> found() {
        return Collections.unmodifiableList(found);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** The pointer to {@code step} below {@code at}, escaped as RFC 6901 wants it. */
    static String below(String at, String step) {
        return at + "/" + step.replace("~", "~0").replace("/", "~1");
    }

    static String below(String at, int index) {
        return at + "/" + index;
    }
}
