package dev.superstep.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.superstep.monitoring.PerformanceSummary;
import dev.superstep.monitoring.WorkflowReport;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;

/** Leaves out of reports what is not known, as all that the API answers does. */
@Singleton
final class ReportJson implements ObjectMapperCustomizer {
    private static final List<Class<?>> REPORTS =
            List.of(WorkflowReport.class, WorkflowReport.AttemptError.class, PerformanceSummary.FailureCount.class);

    @Override
    public void customize(ObjectMapper mapper) {
        JsonInclude.Value present =
                JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS);
        REPORTS.forEach(report -> mapper.configOverride(report).setInclude(present));
    }
}
