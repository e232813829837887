package dev.superstep.states;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which state machine runs a workflow.
 *
 * @param partition {@code aws}, or that of another kind of region
 * @param region where it is
 * @param account whose it is
 * @param name its name
 * @param qualifier the alias or version by which runs are started; empty for what was deployed last
 */
public record StateMachineArn(
        String partition, String region, String account, String name, Optional<String> qualifier) {
    private static final Pattern FORM = Pattern.compile(
            "arn:(aws[a-z-]*):states:([a-z0-9-]+):([0-9]{12}):stateMachine:([A-Za-z0-9_-]{1,80})(?::([A-Za-z0-9_.-]{1,80}))?");

    /** The machine that {@code text} names; empty if it is no ARN of a state machine. */
    public static Optional<StateMachineArn> parse(String text) {
        Matcher arn = FORM.matcher(text);
        return arn.matches()
                ? Optional.of(new StateMachineArn(
                        arn.group(1), arn.group(2), arn.group(3), arn.group(4), Optional.ofNullable(arn.group(5))))
                : Optional.empty();
    }

    /** What its executions are listed by. */
    String unqualified() {
        return prefix("stateMachine");
    }

    /** What its executions are started by. */
    String qualified() {
        return qualifier.map(alias -> unqualified() + ":" + alias).orElseGet(this::unqualified);
    }

    /** The ARN of its execution called {@code execution}, whatever it was started by. */
    String execution(String execution) {
        return prefix("execution") + ":" + execution;
    }

    private String prefix(String kind) {
        return "arn:" + partition + ":states:" + region + ":" + account + ":" + kind + ":" + name;
    }

    @Override
    public String toString() {
        return qualified();
    }
}
