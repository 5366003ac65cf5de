using System.Text;
using Suture.Server.Api.Http;

namespace Suture.Server.Tests.Api;

public sealed class PublicMembersTests
{
    [Fact]
    public async Task TheHashOfABody_DoesNotDependOnItsSecrets_AndDoesOnAllElse()
    {
        var one = await HashAsync("""{"reason":"x","password":"first","code":"123456","currentPassword":"a"}""");
        (await HashAsync("""{"reason":"x","password":"second"}""")).ShouldBe(one);
        (await HashAsync("""{"reason":"x","Password":"third"}""")).ShouldBe(one);
        (await HashAsync("""{"reason":"y","password":"first"}""")).ShouldNotBe(one);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("")]
    public async Task OfABodyThatIsNoObject_NothingIsHashed(string body) => (await HashAsync(body)).ShouldBeEmpty();

    private static async Task<byte[]> HashAsync(string body)
    {
        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return await PublicMembers.HashAsync(stream, CancellationToken.None);
    }
}
