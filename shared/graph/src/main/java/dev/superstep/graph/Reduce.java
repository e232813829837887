package dev.superstep.graph;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The reducer of a channel: one of the workflow's own. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Reduce {
    /** The reducer; it has a constructor without parameters. */
    Class<? extends Reduction<?>> value();
}
