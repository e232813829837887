package dev.superstep.interpreter;

import dev.superstep.asl.Amount;
import dev.superstep.asl.AslProblem;
import dev.superstep.asl.AslState;
import dev.superstep.asl.Catcher;
import dev.superstep.asl.Choice;
import dev.superstep.asl.Fail;
import dev.superstep.asl.MapState;
import dev.superstep.asl.Parallel;
import dev.superstep.asl.Pass;
import dev.superstep.asl.Recovery;
import dev.superstep.asl.Succeed;
import dev.superstep.asl.Task;
import dev.superstep.asl.Text;
import dev.superstep.asl.Transition;
import dev.superstep.asl.Until;
import dev.superstep.asl.Wait;
import dev.superstep.interpreter.expression.Expression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one state ready to run. */
final class StateLoader {
    private final MachineLoader machines;
    private final List<String> names;
    private final String name;
    private final Place place;

    /** For state {@code name} of a machine with states {@code names}. */
    StateLoader(MachineLoader machines, List<String> names, String name, Place place) {
        this.machines = machines;
        this.names = names;
        this.name = name;
        this.place = place;
    }

    ExecutableState load(AslState state) {
        return switch (state) {
            case Task task -> task(task);
            case Choice choice -> choice(choice);
            case Parallel parallel -> parallel(parallel);
            case MapState map -> map(map);
            case Wait wait ->
                new ExecutableWait(name, span(wait.until()), place.flow(wait.flow()), next(wait.transition()));
            case Pass pass -> new ExecutablePass(name, pass.result(), place.flow(pass.flow()), next(pass.transition()));
            case Succeed succeed -> new ExecutableSucceed(name, place.flow(succeed.flow()));
            case Fail fail -> new ExecutableFail(name, text("Error", fail.error()), text("Cause", fail.cause()));
        };
    }

    private ExecutableState task(Task task) {
        if (task.heartbeat() != null) {
            place.problem(AslProblem.Code.UNSUPPORTED, "HeartbeatSeconds", "heartbeats are not supported");
        }
        return new ExecutableTask(
                name,
                TargetLoader.load(task, place),
                quantity("TimeoutSeconds", task.timeout()),
                place.flow(task.flow()),
                recovery(task.recovery()),
                next(task.transition()));
    }

    private ExecutableState choice(Choice choice) {
        List<ExecutableChoice.Rule> rules = new ArrayList<>();
        for (int i = 0; i < choice.rules().size(); i++) {
            Check check = new ConditionLoader(place.below("Choices/" + i))
                    .load(choice.rules().get(i).condition());
            rules.add(
                    new ExecutableChoice.Rule(check, place(choice.rules().get(i).next())));
        }
        int otherwise = choice.otherwise() == null ? ExecutableState.END : place(choice.otherwise());
        return new ExecutableChoice(name, List.copyOf(rules), otherwise, place.flow(choice.flow()));
    }

    private ExecutableState parallel(Parallel parallel) {
        List<ExecutableMachine> branches = new ArrayList<>();
        for (int i = 0; i < parallel.branches().size(); i++) {
            branches.add(machines.load(parallel.branches().get(i), place.at() + "/Branches/" + i));
        }
        return new ExecutableParallel(
                name,
                branches,
                place.flow(parallel.flow()),
                recovery(parallel.recovery()),
                next(parallel.transition()));
    }

    private ExecutableState map(MapState map) {
        ExecutableMap.Iterations iterations = new ExecutableMap.Iterations(
                place.path("ItemsPath", map.itemsPath()),
                place.template("ItemSelector", map.itemSelector()),
                machines.load(map.processor(), place.at() + "/ItemProcessor"),
                quantity("MaxConcurrency", map.maxConcurrency()));
        return new ExecutableMap(
                name, iterations, place.flow(map.flow()), recovery(map.recovery()), next(map.transition()));
    }

    private RecoveryPlan recovery(Recovery recovery) {
        List<RecoveryPlan.Handler> handlers = new ArrayList<>();
        for (int i = 0; i < recovery.catchers().size(); i++) {
            Catcher catcher = recovery.catchers().get(i);
            handlers.add(new RecoveryPlan.Handler(
                    catcher.errors(),
                    place.below("Catch/" + i).result(catcher.resultPath()),
                    place(catcher.next()),
                    catcher.next()));
        }
        return new RecoveryPlan(recovery.retriers(), List.copyOf(handlers));
    }

    private @Nullable Quantity quantity(String field, @Nullable Amount amount) {
        return switch (amount) {
            case null -> null;
            case Amount.Fixed fixed -> new Quantity.Fixed(fixed.value());
            case Amount.FromPath from -> new Quantity.FromPath(place.path(field + "Path", from.path()), field + "Path");
        };
    }

    private @Nullable Expression text(String field, @Nullable Text text) {
        return switch (text) {
            case null -> null;
            case Text.Fixed fixed -> Expression.constant(fixed.value());
            case Text.FromPath from -> place.expression(field + "Path", from.path());
        };
    }

    private ExecutableWait.Span span(Until until) {
        return switch (until) {
            case Until.Seconds seconds -> new ExecutableWait.Span.Seconds(new Quantity.Fixed(seconds.value()));
            case Until.SecondsPath seconds ->
                new ExecutableWait.Span.Seconds(
                        new Quantity.FromPath(place.path("SecondsPath", seconds.path()), "SecondsPath"));
            case Until.Timestamp instant -> new ExecutableWait.Span.Until(instant(instant.value()));
            case Until.TimestampPath instant ->
                new ExecutableWait.Span.UntilPath(place.path("TimestampPath", instant.path()));
        };
    }

    /** The validator tells of what is no instant. */
    private static Instant instant(String text) {
        Instant instant = Comparing.instant(text);
        return instant == null ? Instant.EPOCH : instant;
    }

    private int next(Transition transition) {
        return switch (transition) {
            case Transition.Next next -> place(next.state());
            case Transition.End end -> ExecutableState.END;
        };
    }

    /** The validator tells of a state that is not there. */
    private int place(String state) {
        return Math.max(0, names.indexOf(state));
    }
}
