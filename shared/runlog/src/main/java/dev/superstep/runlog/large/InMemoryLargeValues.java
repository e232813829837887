package dev.superstep.runlog.large;

import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A store in this process, for tests. */
public final class InMemoryLargeValues implements LargeValues {
    private final Map<RunId, Map<String, byte[]>> runs = new ConcurrentHashMap<>();

    @Override
    public void put(RunId run, String address, byte[] json) {
        runs.computeIfAbsent(run, unseen -> new ConcurrentHashMap<>()).putIfAbsent(address, json.clone());
    }

    @Override
    public byte[] get(RunId run, String address) {
        byte[] json = runs.getOrDefault(run, Map.of()).get(address);
        if (json == null) {
            throw RunLogException.valueMissing(run, address);
        }
        return json.clone();
    }

    @Override
    public void erase(RunId run) {
        runs.remove(run);
    }
}
