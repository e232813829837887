package dev.superstep.asl;

import java.util.List;

/** A state that says what happens when it fails. */
public interface HasRecovery<S> {
    /** What happens when it fails. */
    Recovery recovery();

    /** This state with another recovery. */
    S withRecovery(Recovery recovery);

    /** This state tried again by these, the first that matches; they replace those it has. */
    default S retry(Retrier... retriers) {
        return withRecovery(new Recovery(List.of(retriers), recovery().catchers()));
    }

    /** This state's failure caught by these, the first that matches; they replace those it has. */
    default S catching(Catcher... catchers) {
        return withRecovery(new Recovery(recovery().retriers(), List.of(catchers)));
    }
}
