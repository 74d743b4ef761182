"""Sends a report with Open311 and reads it back with a client that others wrote (georeport), in JSON and in XML.

Usage: drive.py ROOT KEY   ROOT is the address of the interface, such as http://127.0.0.1:8080/duiven/open311/v2.
It ends with 0 and the number of the report, or says what was not as the standard has it.
"""
import json
import sys
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree

from georeport import GeoReport


def expect(is_right, what):
    if not is_right:
        sys.exit(f"not as the standard has it: {what}")


def send(root, end, fields):
    """Posts a report, as the client of others cannot; returns the status and the body."""
    request = urllib.request.Request(f"{root}/requests.{end}", urllib.parse.urlencode(fields).encode())
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read()


def main(root, key):
    fields = {"api_key": key, "service_code": "lamp-uit", "lat": "51.94591", "long": "6.01642",
              "description": "De lamp van Jansen is uit & stuk.", "email": "jansen@voorbeeld.example", "first_name": "Jan"}
    status, body = send(root, "json", fields)
    expect(status == 200, f"the report is answered {status}: {body}")
    number = json.loads(body)[0]["service_request_id"]
    status, body = send(root, "xml", {**fields, "address_string": "Bij de kerk"})
    expect(status == 200, f"the report in XML is answered {status}")
    second = ElementTree.fromstring(body).findtext("request/service_request_id")
    expect(second and second != number, "each report has a number of its own")

    status, body = send(root, "xml", {**fields, "service_code": "maan", "description": ""})
    errors = ElementTree.fromstring(body)
    expect(status == 400 and errors.tag == "errors", f"a wrong report is answered {status}")
    told = [error.findtext("description") for error in errors]
    expect([error.findtext("code") for error in errors] == ["400", "400"], "each error has the status")
    expect(told[0].startswith("service_code") and told[1].startswith("description"), f"each names its field: {told}")
    status, body = send(root, "json", {**fields, "api_key": "geraden"})
    expect(status == 403 and json.loads(body)[0]["code"] == 403, "a wrong key is answered 403")

    for end in ("json", "xml"):
        client = GeoReport(root, output_format=end)
        services = client.get_service_list()
        lamp = [service for service in services if service["service_code"] == "lamp-uit"]
        expect(len(services) == 80 and len(lamp) == 1, "every kind stands in the list once")
        definition = client.get_service_definition("lamp-uit")
        expect(definition["service_code"] == "lamp-uit", "the definition is that of the kind")
        shown = client.get_service_request(number)
        expect(shown["service_request_id"] == number and shown["status"] == "open", f"the report is found: {shown}")
        expect((float(shown["lat"]), float(shown["long"])) == (51.9459, 6.0164), "the point is shown to ten metres")
        listed = client.get_service_requests(service_code="lamp-uit", status="open")
        expect([one["service_request_id"] for one in listed] == [second, number], "the newest stands first")
        expect("Jan" not in json.dumps([shown, listed]), "nothing of who sent it is shown")
    print(number)


if __name__ == "__main__":
    main(*sys.argv[1:3])
