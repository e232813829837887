package dev.superstep.asl;

/** How two values of one type can be compared; the field of a rule is {@link #field}, with {@code Path} behind it for a path. */
public enum Comparison {
    STRING_EQUALS("StringEquals", Type.STRING, Relation.EQUAL),
    STRING_LESS_THAN("StringLessThan", Type.STRING, Relation.LESS),
    STRING_GREATER_THAN("StringGreaterThan", Type.STRING, Relation.GREATER),
    STRING_LESS_THAN_EQUALS("StringLessThanEquals", Type.STRING, Relation.LESS_OR_EQUAL),
    STRING_GREATER_THAN_EQUALS("StringGreaterThanEquals", Type.STRING, Relation.GREATER_OR_EQUAL),
    NUMERIC_EQUALS("NumericEquals", Type.NUMBER, Relation.EQUAL),
    NUMERIC_LESS_THAN("NumericLessThan", Type.NUMBER, Relation.LESS),
    NUMERIC_GREATER_THAN("NumericGreaterThan", Type.NUMBER, Relation.GREATER),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Type.NUMBER, Relation.LESS_OR_EQUAL),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Type.NUMBER, Relation.GREATER_OR_EQUAL),
    BOOLEAN_EQUALS("BooleanEquals", Type.BOOLEAN, Relation.EQUAL),
    TIMESTAMP_EQUALS("TimestampEquals", Type.TIMESTAMP, Relation.EQUAL),
    TIMESTAMP_LESS_THAN("TimestampLessThan", Type.TIMESTAMP, Relation.LESS),
    TIMESTAMP_GREATER_THAN("TimestampGreaterThan", Type.TIMESTAMP, Relation.GREATER),
    TIMESTAMP_LESS_THAN_EQUALS("TimestampLessThanEquals", Type.TIMESTAMP, Relation.LESS_OR_EQUAL),
    TIMESTAMP_GREATER_THAN_EQUALS("TimestampGreaterThanEquals", Type.TIMESTAMP, Relation.GREATER_OR_EQUAL);

    /** What both values must be. */
    public enum Type {
        STRING,
        NUMBER,
        BOOLEAN,
        TIMESTAMP
    }

    /** How the first must stand to the second. */
    public enum Relation {
        EQUAL,
        LESS,
        GREATER,
        LESS_OR_EQUAL,
        GREATER_OR_EQUAL;

        /** Whether {@code order}, negative, 0 or positive as from a comparator, is this relation. */
        public boolean holdsFor(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case LESS -> order < 0;
                case GREATER -> order > 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER_OR_EQUAL -> order >= 0;
            };
        }
    }

    private final String field;
    private final Type type;
    private final Relation relation;

    Comparison(String field, Type type, Relation relation) {
        this.field = field;
        this.type = type;
        this.relation = relation;
    }

    /** The field of a rule that compares with a value in the definition. */
    public String field() {
        return field;
    }

    /** The field of a rule that compares with a value of the input. */
    public String pathField() {
        return field + "Path";
    }

    /** What both values must be. */
    public Type type() {
        return type;
    }

    /** How the first must stand to the second. */
    public Relation relation() {
        return relation;
    }
}
