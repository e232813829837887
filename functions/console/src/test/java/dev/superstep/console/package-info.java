/** What the build makes of the console's sources. What it does in a browser is tested in {@code functions/api}. */
@NullMarked
package dev.superstep.console;

import org.jspecify.annotations.NullMarked;
