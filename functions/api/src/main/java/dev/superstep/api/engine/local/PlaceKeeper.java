package dev.superstep.api.engine.local;

import dev.superstep.interpreter.WaitListener;

/** Has runs that wait give their places back. */
enum PlaceKeeper implements WaitListener {
    /** It remembers nothing: every thread knows its run's place. */
    INSTANCE;

    @Override
    public void waits() {
        RunPlace place = RunPlace.ofThread();
        if (place != null) {
            place.waits();
        }
    }

    @Override
    public void waitedEnough() {
        RunPlace place = RunPlace.ofThread();
        if (place != null) {
            place.waitedEnough();
        }
    }
}
