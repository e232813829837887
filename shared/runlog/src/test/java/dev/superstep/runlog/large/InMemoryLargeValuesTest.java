package dev.superstep.runlog.large;

class InMemoryLargeValuesTest extends LargeValuesContract {
    private final LargeValues values = new InMemoryLargeValues();

    @Override
    protected LargeValues values() {
        return values;
    }
}
