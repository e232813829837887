package dev.superstep.asl;

/** A state that says what follows it. */
public interface HasNext<S> {
    /** What follows. */
    Transition transition();

    /** This state followed by something else. */
    S withTransition(Transition transition);

    /** This state followed by state {@code name}. */
    default S next(String name) {
        return withTransition(new Transition.Next(name));
    }

    /** This state as an end of its machine. */
    default S end() {
        return withTransition(new Transition.End());
    }
}
