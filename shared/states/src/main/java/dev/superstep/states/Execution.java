package dev.superstep.states;

import dev.superstep.engine.EndedExecution;
import java.time.Instant;
import java.util.Optional;

/**
 * An execution as Step Functions tells of it, which may be a little late.
 *
 * @param name its name
 * @param started when it began
 * @param end how it ended; empty while it goes on
 */
record Execution(String name, Instant started, Optional<EndedExecution> end) {}
