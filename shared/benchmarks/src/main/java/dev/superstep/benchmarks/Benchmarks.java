package dev.superstep.benchmarks;

import dev.superstep.benchmarks.compile.CompileGroup;
import dev.superstep.benchmarks.dynamodb.CountsGroup;
import dev.superstep.benchmarks.dynamodb.DurableGroup;
import dev.superstep.benchmarks.dynamodb.clients.ClientsGroup;
import dev.superstep.benchmarks.engine.EngineGroup;
import dev.superstep.benchmarks.frame.Group;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every group of benchmarks, and the way to run one: {@code ./mvnw -Pbench -pl shared/benchmarks -am verify
 * -Dbench=GROUP}. Each case prints a line.
 */
public final class Benchmarks {
    private static final List<Group> GROUPS =
            List.of(new ClientsGroup(), new CompileGroup(), new CountsGroup(), new DurableGroup(), new EngineGroup());

    private Benchmarks() {}

    /** Runs the group that is named by the one argument; the status is 2 if there is none of that name. */
    public static void main(String[] arguments) throws Exception {
        Group group;
        try {
            group = group(String.join(" ", arguments));
        } catch (IllegalArgumentException unknown) {
            System.err.println(unknown.getMessage());
            System.exit(2);
            return;
        }
        group.run(System.out::println);
        System.exit(0); // clients and servers have threads that are no daemons
    }

    /**
     * The group called {@code name}.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that there are
     */
    static Group group(String name) {
        return GROUPS.stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "UNKNOWN_GROUP: there is no group of benchmarks \"%s\"; give -Dbench one of: %s"
                                .formatted(name, names())));
    }

    private static String names() {
        return GROUPS.stream().map(Group::name).collect(Collectors.joining(", "));
    }
}
