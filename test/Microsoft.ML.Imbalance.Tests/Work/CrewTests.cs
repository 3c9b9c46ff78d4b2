namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class CrewTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(5)]
    public void EveryNumberIsDoneOnceInEveryLoop(int threads)
    {
        using var crew = new Crew(threads);
        for (int loop = 0; loop < 200; loop++)
        {
            var done = new int[loop];
            crew.Run(loop, isShort: loop % 3 == 0, number => Interlocked.Increment(ref done[number]));
            Assert.IsTrue(Array.TrueForAll(done, times => times == 1), $"loop {loop}");
        }
    }

    [TestMethod]
    public void OthersHelp()
    {
        using var crew = new Crew(3);
        using var met = new Barrier(3);
        // Each of the three waits for the others.
        crew.Run(3, isShort: false, _ => Assert.IsTrue(met.SignalAndWait(TimeSpan.FromSeconds(60))));
    }

    [TestMethod]
    public void AFailureComesBackAndTheNextLoopIsDone()
    {
        using var crew = new Crew(2);
        for (int loop = 0; loop < 20; loop++)
        {
            int number = loop;
            Assert.AreEqual(
                $"number {number}",
                Assert.ThrowsExactly<InvalidOperationException>(() => crew.Run(20, isShort: false, i => throw new InvalidOperationException(i == number ? $"number {i}" : $"number {number}"))).Message);
            int sum = 0;
            crew.Run(10, isShort: false, i => Interlocked.Add(ref sum, i));
            Assert.AreEqual(45, sum);
        }
    }

    [TestMethod]
    public void LoopsEndWhereTheWorkAroundIsToEnd()
    {
        using var crew = new Crew(2);
        using var source = new CancellationTokenSource();
        Assert.ThrowsExactly<OperationCanceledException>(() => Cancellation.Run(source.Token, () =>
        {
            crew.Run(1, isShort: true, _ => source.Cancel());
            crew.Run(1, isShort: true, _ => Assert.Fail("It was canceled."));
            return 0;
        }));
    }
}
