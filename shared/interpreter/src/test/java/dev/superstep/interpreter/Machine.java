package dev.superstep.interpreter;

import dev.superstep.asl.AslReader;
import dev.superstep.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A machine in a test: its text, functions and time. */
final class Machine {
    final Functions functions = new Functions();
    final List<ExecutionEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final Program program;
    private final Time time;
    private Limits limits = Limits.OF_THE_SERVICE;

    private Machine(Program program, Time time) {
        this.program = program;
        this.time = time;
    }

    /** The machine of {@code text}, in which ' may stand for " outside of functions. */
    static Machine of(String text, Time time) {
        return new Machine(Program.load(AslReader.read(text)), time);
    }

    static Machine of(String text) {
        return of(text, new JumpingTime());
    }

    /** A machine whose one state, s, has these fields. */
    static Machine ofState(String fields) {
        return of("{\"StartAt\": \"s\", \"States\": {\"s\": {" + fields + "}}}");
    }

    Machine limits(Limits other) {
        limits = other;
        return this;
    }

    Machine on(String resource, TaskInvoker function) {
        functions.on(resource, function);
        return this;
    }

    Interpreter interpreter() {
        return new Interpreter(functions, time, new Random(7)).limits(limits);
    }

    ExecutionResult run(String input) {
        return run(interpreter(), input);
    }

    ExecutionResult run(Interpreter interpreter, String input) {
        return interpreter.run(program, ExecutionStart.of("machine", "r1", Json.parse(input)), events::add);
    }

    /** The output as JSON, or the error's name, or how else the execution ended. */
    String outcome(String input) {
        return outcome(run(input));
    }

    static String outcome(ExecutionResult result) {
        return switch (result) {
            case ExecutionResult.Succeeded succeeded -> Json.print(succeeded.output());
            case ExecutionResult.Failed failed -> failed.error();
            case ExecutionResult.TimedOut t -> "TIMED_OUT";
            case ExecutionResult.Aborted a -> "ABORTED";
        };
    }

    List<String> entered() {
        return events.stream()
                .filter(ExecutionEvent.Entered.class::isInstance)
                .map(ExecutionEvent::state)
                .toList();
    }
}
