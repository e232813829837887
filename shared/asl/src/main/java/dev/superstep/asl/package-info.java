/**
 * What a state machine of the Amazon States Language is: records for its states, JSON in and out, and the checks that a
 * service would make before it takes one.
 *
 * <p>The dialect is plain JSONPath with inline Maps; JSONata, variables and distributed Maps are refused by name. What does
 * not live here: running one, and the grammar of paths and intrinsic functions. The compiler builds these records, the
 * interpreter reads them. Start at {@link dev.superstep.asl.StateMachine} and {@link dev.superstep.asl.AslState}.
 */
@NullMarked
package dev.superstep.asl;

import org.jspecify.annotations.NullMarked;
