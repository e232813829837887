package dev.superstep.runlog;

class InMemoryRunLogTest extends RunLogContract {
    private final RunLog log = new InMemoryRunLog();

    @Override
    protected RunLog log() {
        return log;
    }
}
