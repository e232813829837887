package dev.superstep.api.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the events of API Gateway, and the answers to it, their own names.
 *
 * <p>Quarkus reads them with the application's mapper, which writes names in snake case; of {@code requestContext} nothing
 * would arrive, and every request would be answered with 500.
 */
@Singleton
final class GatewayJson implements ObjectMapperCustomizer {
    private final List<String> packages;

    GatewayJson() {
        this(List.of("com.amazonaws.services.lambda.runtime.", "io.quarkus.amazon.lambda."));
    }

    /** @param packages how the names of the classes begin that are Lambda's */
    GatewayJson(List<String> packages) {
        this.packages = List.copyOf(packages);
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("superstep-gateway") {
            private static final long serialVersionUID = 1L;

            @Override
            public void setupModule(SetupContext context) {
                super.setupModule(context);
                context.insertAnnotationIntrospector(new AsDeclared(packages));
            }
        });
    }

    private static final class AsDeclared extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // nobody writes a mapper
        private final List<String> packages;

        AsDeclared(List<String> packages) {
            this.packages = packages;
        }

        @Override
        public @Nullable Object findNamingStrategy(AnnotatedClass type) {
            String name = type.getRawType().getName();
            return packages.stream().anyMatch(name::startsWith) ? PropertyNamingStrategies.LOWER_CAMEL_CASE : null;
        }
    }
}
