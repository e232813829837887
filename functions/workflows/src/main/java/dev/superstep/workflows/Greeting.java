package dev.superstep.workflows;

import jakarta.enterprise.context.ApplicationScoped;

/** A stand-in, until the first workflow is here. */
@ApplicationScoped
public class Greeting {
    public String text() {
        return "first";
    }
}
