using System.Globalization;
using System.Text;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Names and values as C# writes them.</summary>
internal static class CSharp
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double", "else",
        "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock",
        "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed",
        "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
    ];

    public static bool IsIdentifier(string name)
        => name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_') && !Keywords.Contains(name);

    /// <summary>A property for each column, as Model Builder names them: with a capital first, and underscores for what a name can't have.</summary>
    public static Dictionary<string, string> Properties(IEnumerable<string> columns, params string[] taken)
    {
        var properties = new Dictionary<string, string>();
        foreach (string column in columns)
        {
            string name = string.Concat(column.Select(c => char.IsLetterOrDigit(c) ? c : '_'));
            name = name.Length == 0 || char.IsDigit(name[0]) ? "_" + name : char.ToUpperInvariant(name[0]) + name[1..];
            while (properties.ContainsValue(name) || taken.Contains(name))
                name += "_";
            properties.Add(column, name);
        }
        return properties;
    }

    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (char c in text)
        {
            literal.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\u0085' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }
        return literal.Append('"').ToString();
    }

    public static string Literal(char c) => c == '\t' ? "'\\t'" : $"'{c}'";

    public static string Literal(double number) => number.ToString("R", CultureInfo.InvariantCulture) is var text && text.All(c => char.IsDigit(c) || c == '-') ? text + "d" : text;

    public static string Literals(IEnumerable<string> texts) => string.Join(", ", texts.Select(Literal));
}
