/**
 * What happens to workflows when their module is built: each is compiled, and what comes of it becomes part of the jar.
 *
 * <p>Maven calls {@link dev.superstep.build.WriteDefinitions} behind the Java compiler. Nothing of this runs in an
 * application.
 */
@NullMarked
package dev.superstep.build;

import org.jspecify.annotations.NullMarked;
