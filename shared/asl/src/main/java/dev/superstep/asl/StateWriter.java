package dev.superstep.asl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one state; the order of the calls is the order of the fields. */
final class StateWriter {
    private StateWriter() {}

    static Map<String, @Nullable Object> write(AslState state) {
        return switch (state) {
            case Task task -> task(task);
            case Choice choice -> choice(choice);
            case Parallel parallel -> parallel(parallel);
            case MapState map -> map(map);
            case Wait wait -> wait(wait);
            case Pass pass -> pass(pass);
            case Succeed succeed ->
                Members.of(succeed.comment(), "Succeed").flow(succeed.flow()).done();
            case Fail fail ->
                Members.of(fail.comment(), "Fail")
                        .text("Error", fail.error())
                        .text("Cause", fail.cause())
                        .done();
        };
    }

    private static Map<String, @Nullable Object> task(Task task) {
        return Members.of(task.comment(), "Task")
                .put("Resource", task.resource())
                .input(task.flow())
                .amount("TimeoutSeconds", task.timeout())
                .amount("HeartbeatSeconds", task.heartbeat())
                .output(task.flow())
                .recovery(task.recovery())
                .transition(task.transition())
                .done();
    }

    private static Map<String, @Nullable Object> choice(Choice choice) {
        return Members.of(choice.comment(), "Choice")
                .flow(choice.flow())
                .put("Choices", ConditionWriter.rules(choice.rules()))
                .optional("Default", choice.otherwise())
                .done();
    }

    private static Map<String, @Nullable Object> parallel(Parallel parallel) {
        List<Object> branches =
                parallel.branches().stream().<Object>map(AslWriter::json).toList();
        return Members.of(parallel.comment(), "Parallel")
                .input(parallel.flow())
                .put("Branches", branches)
                .output(parallel.flow())
                .recovery(parallel.recovery())
                .transition(parallel.transition())
                .done();
    }

    private static Map<String, @Nullable Object> map(MapState map) {
        return Members.of(map.comment(), "Map")
                .input(map.flow())
                .path("ItemsPath", map.itemsPath())
                .optional("ItemSelector", map.itemSelector())
                .amount("MaxConcurrency", map.maxConcurrency())
                .put("ItemProcessor", processor(map.processor()))
                .output(map.flow())
                .recovery(map.recovery())
                .transition(map.transition())
                .done();
    }

    private static Map<String, @Nullable Object> processor(StateMachine machine) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("ProcessorConfig", Collections.singletonMap("Mode", "INLINE"));
        AslWriter.write(machine, members);
        return Collections.unmodifiableMap(members);
    }

    private static Map<String, @Nullable Object> wait(Wait wait) {
        Members members = Members.of(wait.comment(), "Wait").input(wait.flow());
        switch (wait.until()) {
            case Until.Seconds seconds -> members.put("Seconds", (long) seconds.value());
            case Until.SecondsPath seconds -> members.put("SecondsPath", seconds.path());
            case Until.Timestamp instant -> members.put("Timestamp", instant.value());
            case Until.TimestampPath instant -> members.put("TimestampPath", instant.path());
        }
        return members.output(wait.flow()).transition(wait.transition()).done();
    }

    private static Map<String, @Nullable Object> pass(Pass pass) {
        Members members = Members.of(pass.comment(), "Pass").input(pass.flow());
        if (pass.result() != null) {
            members.put("Result", pass.result().value());
        }
        return members.output(pass.flow()).transition(pass.transition()).done();
    }
}
