package dev.superstep.graph;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

/** Whether a component of a record may be null. */
public final class Nullability {
    private Nullability() {}

    /** Whether {@code component} is annotated {@code @Nullable}, whichever library's. */
    public static boolean isNullable(RecordComponent component) {
        return Stream.<AnnotatedElement>of(component, component.getAnnotatedType())
                .flatMap(element -> Stream.of(element.getAnnotations()))
                .map(Annotation::annotationType)
                .anyMatch(annotation -> annotation.getSimpleName().equals("Nullable"));
    }
}
