package dev.superstep.build;

import dev.superstep.graph.Workflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the workflows in a folder of compiled classes, so that nobody has to keep a list of them. */
final class WorkflowClasses {
    private static final String CLASS_FILE = ".class";

    private WorkflowClasses() {}

    /**
     * The workflows below {@code classes} that can be instantiated, by the names of their classes.
     *
     * @param loader knows the folder, and all that its classes need
     */
    static List<Class<? extends Workflow<?>>> in(Path classes, ClassLoader loader) {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(CLASS_FILE) && !file.endsWith("-info" + CLASS_FILE))
                    .map(file -> file.substring(0, file.length() - CLASS_FILE.length())
                            .replace('\\', '.')
                            .replace('/', '.'))
                    .sorted()
                    .<Class<? extends Workflow<?>>>mapMulti((name, found) -> {
                        Class<?> type = load(name, loader);
                        if (Workflow.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                            found.accept(asWorkflow(type));
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the classes in " + classes, e);
        }
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " is a class file, and no class", e);
        }
    }

    @SuppressWarnings("unchecked") // it was asked whether it is one
    private static Class<? extends Workflow<?>> asWorkflow(Class<?> type) {
        return (Class<? extends Workflow<?>>) type;
    }
}
