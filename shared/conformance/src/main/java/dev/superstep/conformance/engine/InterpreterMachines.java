package dev.superstep.conformance.engine;

import dev.superstep.asl.AslReader;
import dev.superstep.interpreter.ExecutionResult;
import dev.superstep.interpreter.ExecutionStart;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.Program;
import dev.superstep.interpreter.TaskCall;
import dev.superstep.interpreter.TaskFailure;
import dev.superstep.json.Json;
import dev.superstep.testing.time.JumpingTime;
import dev.superstep.testkit.FunctionError;
import dev.superstep.testkit.LambdaInvokeServer.Function;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** State machines run by our own interpreter, which calls the nodes in this process. */
public final class InterpreterMachines implements MachineRunner {
    @Override
    public String name() {
        return "our interpreter";
    }

    @Override
    public Ended run(
            String definition, Map<String, @Nullable Object> input, String execution, Map<String, Function> functions) {
        Program program = Program.load(AslReader.read(definition));
        Interpreter interpreter =
                new Interpreter(call -> invoke(functions, call), JumpingTime.at(Instant.EPOCH), new Random(1));
        return switch (interpreter.run(program, ExecutionStart.of("conformance", execution, input))) {
            case ExecutionResult.Succeeded succeeded -> new Ended.Succeeded();
            case ExecutionResult.Failed failed -> new Ended.Failed(failed.error(), failed.cause());
            case ExecutionResult.TimedOut late -> throw new IllegalStateException("timed out, and no time went by");
            case ExecutionResult.Aborted aborted -> throw new IllegalStateException("interrupted");
        };
    }

    @Override
    public void close() {}

    private static @Nullable Object invoke(Map<String, Function> functions, TaskCall call) throws InterruptedException {
        String name = call.resource().substring(call.resource().lastIndexOf(':') + 1);
        Function function = functions.get(name);
        if (function == null) {
            throw new TaskFailure("Lambda.ResourceNotFoundException", "Function not found: " + name);
        }
        try {
            return Json.parse(function.invoke(Json.print(call.payload())));
        } catch (FunctionError failed) {
            throw new TaskFailure(
                    failed.type(), Json.print(Json.object("errorType", failed.type(), "errorMessage", failed.text())));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
