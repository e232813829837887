package dev.superstep.runlog.large;

import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;

/** Stands where no store is set up. */
record NoLargeValues(String setting) implements LargeValues {
    @Override
    public void put(RunId run, String address, byte[] json) {
        throw RunLogException.noStoreForLargeValues(run, json.length, setting);
    }

    @Override
    public byte[] get(RunId run, String address) {
        throw RunLogException.gap(
                run, "value " + address + " cannot be read without a store of large values (" + setting + ")");
    }

    @Override
    public void erase(RunId run) {
        // There is nothing to erase where nothing was ever put.
    }
}
