package dev.superstep.graph;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values of this channel are not for everybody who looks at runs: they are masked in the messages of errors, in what {@link
 * TaskContext#logger} writes, in streams of events and in lists of runs. The run log has them as they are.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Sensitive {}
