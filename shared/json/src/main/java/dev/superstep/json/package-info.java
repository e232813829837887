/**
 * JSON text to core values and back: {@link java.lang.String}, {@link java.lang.Long}, {@link java.math.BigDecimal}, {@link
 * java.lang.Boolean}, {@link java.util.List}, {@link java.util.Map} and null, the only values that the project's core knows.
 *
 * <p>What does not live here: binding to records, and anything that knows what a value means. Every module that reads or
 * writes JSON calls this package. Start at {@link dev.superstep.json.Json}.
 */
@NullMarked
package dev.superstep.json;

import org.jspecify.annotations.NullMarked;
