using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Xml.Linq;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The pages of docs/reference say of every method the same things in the same order, and say them right where a program can tell.</summary>
[TestClass]
public sealed class DocsReferenceTests
{
    private static readonly string[] RequiredSections = ["Example", "Algorithm", "Options", "When not to use it", "Pitfalls", "Paper"];

    /// <summary>Resamplers and weights. Custom is a door for methods of one's own, and has no options.</summary>
    public static IEnumerable<object[]> Methods => OptionsVerb.All
        .Where(v => v.Options is not null && (v.Method.ReturnType == typeof(ResamplingEstimator) || v.Method.ReturnType == typeof(ClassWeightsEstimator)))
        .Select(v => new object[] { v.Method.Name });

    [TestMethod]
    public void ThereAreMethods() => Assert.IsGreaterThan(25, Methods.Count());

    [TestMethod]
    [DynamicData(nameof(Methods))]
    public void APageHasAllSectionsInOneOrder(string verb)
    {
        MarkdownPage page = PageOf(verb);
        CollectionAssert.AreEqual(RequiredSections, page.Sections.Where(RequiredSections.Contains).ToArray(), page.Path);
        CollectionAssert.Contains(page.Links.ToArray(), "../choosing-a-method.md", page.Path);
        Assert.IsNotEmpty(MarkdownFile.CodeBlocks(page.Section("Example")));
    }

    [TestMethod]
    [DynamicData(nameof(Methods))]
    public void ThePictureHasTheTextOfItsCaption(string verb)
    {
        (string picture, string caption) = PageOf(verb).PictureAndCaption();
        XElement svg = XDocument.Load(picture).Root!;
        Assert.AreEqual(caption, svg.Elements().Single(e => e.Name.LocalName == "desc").Value, "The caption is the description in the picture, so that both say the same.");
        Assert.AreEqual($"{verb}, before and after", svg.Elements().Single(e => e.Name.LocalName == "title").Value);
        Assert.IsLessThan(40_000, new FileInfo(picture).Length);
    }

    [TestMethod]
    public void EveryPictureIsOnAPage()
    {
        string folder = RepositoryFiles.PathOf("docs", "reference", "images");
        string[] shown = [.. MarkdownPage.In("reference").SelectMany(page => page.Links).Where(link => link.StartsWith("images/", StringComparison.Ordinal)).Select(link => Path.GetFileName(link))];
        CollectionAssert.AreEquivalent(Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).ToArray(), shown.Distinct().ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Methods))]
    public void TheOptionsTableHasTheNamesAndDefaultsOfTheOptions(string verb)
    {
        Type type = OptionsVerb.All.Single(v => v.Options is not null && v.Method.Name == verb).Options!;
        object options = Activator.CreateInstance(type)!;
        string[][] rows = [.. MarkdownPage.TableRows(PageOf(verb).Section("Options"))];
        CollectionAssert.AreEquivalent(type.GetProperties().Select(p => $"`{p.Name}`").ToArray(), rows.Select(row => row[0]).ToArray());
        foreach (string[] row in rows)
        {
            Assert.HasCount(4, row, $"{row[0]}: option, default, range and meaning");
            Assert.IsTrue(row.All(cell => cell.Length > 0), $"{row[0]} has an empty cell");
            PropertyInfo property = type.GetProperty(row[0].Trim('`'))!;
            Assert.AreEqual($"`{Literal(property.GetValue(options), property.PropertyType)}`", row[1], row[0]);
            if (property.PropertyType.IsEnum)
                CollectionAssert.AreEquivalent(Enum.GetNames(property.PropertyType).Select(name => $"`{name}`").ToArray(), row[2].Split(", "), row[0]);
        }
    }

    [TestMethod]
    public void EveryPageIsInTheIndex()
    {
        MarkdownPage[] pages = [.. MarkdownPage.In("reference")];
        MarkdownPage index = pages.Single(page => Path.GetFileName(page.Path) == "index.md");
        string[] missing = [.. pages.Where(page => page != index).Select(page => Path.GetFileName(page.Path)).Except(index.Links)];
        Assert.IsEmpty(missing, string.Join(", ", missing));
    }

    [TestMethod]
    public void TheGuideListsEveryVerbOnce()
    {
        MarkdownPage guide = MarkdownPage.In().Single(page => Path.GetFileName(page.Path) == "choosing-a-method.md");
        string[] listed = [.. MarkdownPage.TableRows(guide.Section("All methods")).Select(row => row[0].Split('[', ']')[1])];
        string[] verbs = [.. OptionsVerb.All.Where(v => v.Method.ReturnType.IsAssignableTo(typeof(IEstimator<ITransformer>))).Select(v => v.Method.Name).Distinct()];
        CollectionAssert.AreEquivalent(verbs, listed);
    }

    private static MarkdownPage PageOf(string verb)
    {
        MarkdownPage[] pages = [.. MarkdownPage.In("reference").Where(page => page.Title == verb)];
        Assert.HasCount(1, pages, $"docs/reference needs one page with the title {verb}.");
        return pages[0];
    }

    // As it is written in C#; targets, metrics and the like are properties of their type.
    private static string Literal(object? value, Type type) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(item => Literal(item, item.GetType())))}]",
        _ => type.GetProperties(BindingFlags.Public | BindingFlags.Static).SingleOrDefault(p => p.PropertyType == type && value.Equals(p.GetValue(null)))?.Name
            ?? Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
