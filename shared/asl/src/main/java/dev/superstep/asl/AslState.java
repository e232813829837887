package dev.superstep.asl;

import org.jspecify.annotations.Nullable;

/**
 * A state; its name is its key in the {@link StateMachine}.
 *
 * <p>Each kind has a factory with what it cannot do without, and methods that give a copy with one thing changed: {@code
 * Task.of("${F}").parameters(Json.object("run.$", "$.run")).next("A")}. A state without {@code next} ends its machine.
 */
public sealed interface AslState permits Task, Choice, Parallel, MapState, Wait, Pass, Succeed, Fail {
    /** What somebody wrote about it. */
    @Nullable
    String comment();
}
