package dev.superstep.api.rest;

import dev.superstep.json.Json;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** Fails in every way, for {@link ProblemTest}. */
@Path("/trouble")
public class TroubleResource {
    record Body(int number, List<String> texts) {}

    @POST
    @Path("/record")
    public String record(Body body) {
        return body.texts().toString();
    }

    @POST
    @Path("/text")
    public String text(String body) {
        return Json.print(Json.parseObject(body));
    }

    @GET
    @Path("/number")
    public int number(@QueryParam("n") @DefaultValue("1") int n) {
        return n;
    }

    @GET
    @Path("/refusal")
    public String refusal() {
        throw new ProblemException(new Problem(
                ProblemCode.BAD_INPUT, "2 things are wrong", List.of("\"a\" is missing", "\"b\" is unknown")));
    }

    @GET
    @Path("/fault")
    public String fault() {
        throw new IllegalStateException("a secret");
    }
}
