package dev.superstep.api.engine.local;

import dev.superstep.asl.Task;
import dev.superstep.interpreter.TaskCall;
import dev.superstep.interpreter.TaskInvoker;
import org.jspecify.annotations.Nullable;

/**
 * Calls the functions of a workflow, only so many of all workflows at a time.
 *
 * <p>A call first needs its run's place, then one of its own; who has the second does not wait for the first, so that nobody
 * waits in a circle. The time that a task may take runs while it waits for its place.
 */
final class BoundedInvoker implements TaskInvoker {
    private final TaskInvoker functions;
    private final FairPlaces places;
    private final String workflow;

    BoundedInvoker(TaskInvoker functions, FairPlaces places, String workflow) {
        this.functions = functions;
        this.places = places;
        this.workflow = workflow;
    }

    @Override
    public @Nullable Object invoke(TaskCall call) throws InterruptedException {
        RunPlace run = RunPlace.ofThread();
        if (run == null || call.resource().equals(Task.START_EXECUTION)) {
            return functions.invoke(call);
        }
        run.works();
        try {
            places.take(workflow);
            try {
                return functions.invoke(call);
            } finally {
                places.giveBack();
            }
        } finally {
            run.worked();
        }
    }
}
