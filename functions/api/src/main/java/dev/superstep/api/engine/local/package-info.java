/** The engine of dev mode and tests: interprets the generated state machines in this process. */
@NullMarked
package dev.superstep.api.engine.local;

import org.jspecify.annotations.NullMarked;
