package dev.superstep.benchmarks.compile;

import dev.superstep.asl.AslWriter;
import dev.superstep.compiler.Compiled;
import java.nio.charset.StandardCharsets;

/**
 * How large a compiled graph is; the same for the same graph, always.
 *
 * @param bytes of the definition without white space, in UTF-8: what Step Functions allows 1 MB of
 * @param states of the machine, nested ones too
 */
record Size(int bytes, int states) {
    static Size of(Compiled compiled) {
        byte[] definition = AslWriter.compact(compiled.machine()).getBytes(StandardCharsets.UTF_8);
        return new Size(definition.length, compiled.machine().allNames().size());
    }
}
