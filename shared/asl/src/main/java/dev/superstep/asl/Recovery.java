package dev.superstep.asl;

import java.util.List;

/** What happens when a state fails: the first retrier that matches while its attempts last, then the first catcher. */
public record Recovery(List<Retrier> retriers, List<Catcher> catchers) {
    /** The failure is the machine's. */
    public static final Recovery NONE = new Recovery(List.of(), List.of());

    public Recovery {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }
}
