package dev.superstep.interpreter;

import dev.superstep.asl.AslProblem;
import dev.superstep.asl.Flow;
import dev.superstep.interpreter.expression.Expression;
import dev.superstep.interpreter.expression.ReferencePath;
import dev.superstep.interpreter.expression.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place of a definition whose expressions are parsed, and where problems in them are told. */
record Place(String at, List<AslProblem> problems) {
    Place below(String field) {
        return new Place(at + "/" + field, problems);
    }

    void problem(AslProblem.Code code, String field, String what) {
        problems.add(new AslProblem(code, at + "/" + field, what));
    }

    Expression path(String field, String text) {
        return Expression.parsePath(text, field, at + "/" + field, problems);
    }

    Expression expression(String field, String text) {
        return Expression.parse(text, field, at + "/" + field, problems);
    }

    @Nullable
    Template template(String field, @Nullable Map<String, @Nullable Object> json) {
        return json == null ? null : Template.parse(json, at + "/" + field, problems);
    }

    /** Where a result goes; null for nowhere. */
    DataFlow.@Nullable Place result(@Nullable String path) {
        if (path == null) {
            return null;
        }
        return path.equals(Flow.WHOLE)
                ? new DataFlow.Place.Whole()
                : new DataFlow.Place.At(ReferencePath.parse(path, at + "/ResultPath", problems));
    }

    DataFlow flow(Flow flow) {
        return new DataFlow(
                flow.inputPath() == null ? null : path("InputPath", flow.inputPath()),
                template("Parameters", flow.parameters()),
                template("ResultSelector", flow.resultSelector()),
                result(flow.resultPath()),
                flow.outputPath() == null ? null : path("OutputPath", flow.outputPath()));
    }
}
