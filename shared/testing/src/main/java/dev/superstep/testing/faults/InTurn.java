package dev.superstep.testing.faults;

/** A thread that does its work when it is started, so that branches run in order and every fault always hits the same. */
final class InTurn extends Thread {
    private final Runnable work;

    InTurn(Runnable work) {
        this.work = work;
    }

    @Override
    public void start() {
        work.run();
    }
}
