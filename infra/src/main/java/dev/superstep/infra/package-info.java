/**
 * What runs in AWS, as code: one stack, derived from the workflows and from nothing else.
 *
 * <p>The definitions are the resources that the build of the workflows wrote; a node's class in a graph is all that it takes
 * for a function, its permissions and its alarms to be there. Nothing here calls AWS: it writes a template. Nobody depends on
 * this package. Read {@link dev.superstep.infra.SuperstepStack} first.
 */
@NullMarked
package dev.superstep.infra;

import org.jspecify.annotations.NullMarked;
