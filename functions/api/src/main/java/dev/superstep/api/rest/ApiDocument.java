package dev.superstep.api.rest;

import dev.superstep.json.Json;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Completes the API's description with what is the same for every operation: that each refusal is a {@link Problem}, and which
 * refusals every operation of its kind can give.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocument implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final Map<String, String> ANY = Map.of(
            "400", "The request is not understood",
            "406", "None of the media types that the client accepts",
            "500", "Something failed on this side; the log has it under the reference in the answer",
            "503", "The run log is busy; Retry-After says when to try again");
    private static final String NOT_FOUND = "There is no such workflow, run or value";
    private static final Map<String, String> WITH_BODY =
            Map.of("413", "The body is too large", "415", "The body is not application/json");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.setInfo(OASFactory.createInfo()
                .title("Superstep")
                .version("0.1")
                .description("Runs of state graphs: start, watch, stop, go on, fork and forget them."));
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSchema(PROBLEM, schema());
        api.getPaths().getPathItems().forEach(ApiDocument::complete);
    }

    private static void complete(String path, PathItem item) {
        item.getOperations().values().forEach(operation -> {
            ANY.forEach((code, description) -> offer(operation, code, description));
            if (path.contains("{")) {
                offer(operation, "404", NOT_FOUND);
            }
            if (operation.getRequestBody() != null) {
                WITH_BODY.forEach((code, description) -> offer(operation, code, description));
            }
            operation.getResponses().getAPIResponses().forEach((code, response) -> {
                if (code.startsWith("4") || code.startsWith("5")) {
                    response.setContent(problem());
                }
            });
        });
    }

    private static void offer(Operation operation, String code, String description) {
        if (!operation.getResponses().hasAPIResponse(code)) {
            APIResponse response = OASFactory.createAPIResponse().description(description);
            operation.getResponses().addAPIResponse(code, response);
        }
    }

    private static Content problem() {
        Example example = OASFactory.createExample().value(Json.parse(Examples.PROBLEM));
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(PROBLEM))
                                .addExample("problem", example));
    }

    private static Schema schema() {
        Schema text = text();
        return OASFactory.createSchema()
                .description("A refusal in the form of RFC 9457")
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("type", text().format("uri"))
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty("code", text().enumeration(codes()))
                .addProperty(
                        "reason",
                        text().description("A code of the engine or of the run log, where the code has several"))
                .addProperty(
                        "problems",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(text())
                                .description("All that is wrong, where it is more than one thing"))
                .required(List.of("type", "title", "status", "detail", "code"));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    private static List<Object> codes() {
        return java.util.Arrays.stream(ProblemCode.values())
                .<Object>map(Enum::name)
                .toList();
    }
}
